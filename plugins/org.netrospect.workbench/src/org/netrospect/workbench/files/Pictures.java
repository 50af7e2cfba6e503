package org.netrospect.workbench.files;

import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.netrospect.core.file.FileContent;

/**
 * Captured images made small enough to be shown. They are decoded by Java's own readers, not by native code, within
 * limits of bytes and pixels. Any thread but the user-interface thread.
 */
public final class Pictures {
    private static final int MOST_BYTES = 32 << 20;
    private static final long MOST_PIXELS = 100_000_000L;
    /** Pixels decoded: larger images are read with every n-th pixel alone. */
    private static final long DECODED = 4_000_000L;

    private Pictures() {
    }

    /** The image, at most {@code width} by {@code height} pixels; empty if it is none that can be read. */
    public static Optional<ImageData> small(FileContent content, int width, int height) throws IOException {
        if (content.length() > MOST_BYTES) {
            return Optional.empty();
        }
        try (ImageInputStream in = ImageIO.createImageInputStream(
                new ByteArrayInputStream(content.head((int) content.length())))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                return read(reader).map(image -> data(scaled(image, width, height)));
            } finally {
                reader.dispose();
            }
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException | NegativeArraySizeException
                | ArithmeticException | NullPointerException | IllegalStateException e) {
            // what a damaged image makes the reader throw is not specified: it then has no picture
            return Optional.empty();
        }
    }

    private static Optional<BufferedImage> read(ImageReader reader) throws IOException {
        long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
        if (pixels > MOST_PIXELS) {
            return Optional.empty();
        }
        ImageReadParam how = reader.getDefaultReadParam();
        int step = (int) Math.ceil(Math.sqrt((double) pixels / DECODED));
        if (step > 1) {
            how.setSourceSubsampling(step, step, 0, 0);
        }
        return Optional.of(reader.read(0, how));
    }

    private static BufferedImage scaled(BufferedImage image, int width, int height) {
        double scale = Math.min(1, Math.min((double) width / image.getWidth(), (double) height / image.getHeight()));
        int w = Math.max(1, (int) Math.round(image.getWidth() * scale));
        int h = Math.max(1, (int) Math.round(image.getHeight() * scale));
        BufferedImage out = new BufferedImage(w, h, BufferedImage.TYPE_INT_ARGB);
        var g = out.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.drawRenderedImage(image, AffineTransform.getScaleInstance((double) w / image.getWidth(),
                (double) h / image.getHeight()));
        g.dispose();
        return out;
    }

    private static ImageData data(BufferedImage image) {
        int w = image.getWidth();
        int h = image.getHeight();
        ImageData data = new ImageData(w, h, 24, new PaletteData(0xff0000, 0xff00, 0xff));
        data.alphaData = new byte[w * h];
        int[] line = new int[w];
        for (int y = 0; y < h; y++) {
            image.getRGB(0, y, w, 1, line, 0, w);
            for (int x = 0; x < w; x++) {
                data.setPixel(x, y, line[x] & 0xffffff);
                data.alphaData[y * w + x] = (byte) (line[x] >>> 24);
            }
        }
        return data;
    }
}
