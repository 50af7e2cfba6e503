package org.netrospect.workbench.timeline;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.graphics.Rectangle;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.TickUnitSource;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StackedXYBarRenderer;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.ui.RectangleInsets;
import org.netrospect.core.table.Histogram.Series;
import org.netrospect.workbench.timeline.TimeTicks.Mark;

/**
 * Draws a timeline into an image, without a display and on any thread: bars, axes, and below them a lane of
 * irregularities.
 *
 * @param scale pixels of the device a pixel of the view: 2 at a zoom of 200 %
 */
record TimelineChart(TimelineData data, Measure measure, ZoneId zone, TimelineStyle style, float scale) {
    private static final float LEFT = 66;
    private static final float RIGHT = 14;
    private static final float TOP = 8;
    private static final float LANE = 17;
    private static final float MARK_WIDTH = 86;
    private static final double MOST_DOT = 9;
    /** Rows of text that bars must have left for a legend to stand above them. */
    private static final int ROWS_WITH_LEGEND = 4;

    /**
     * A drawn timeline.
     *
     * @param bars where the bars are, and {@code lane} the dots, in pixels of the image
     */
    record Picture(TimelineData data, ImageData image, Rectangle bars, Rectangle lane) {
    }

    /** Draws it {@code width} times {@code height} device pixels large. */
    Picture draw(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        Font font = new Font(style.fontName(), Font.PLAIN, 1).deriveFont(style.fontSize() * scale);
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setFont(font);
        g.setColor(new Color(style.background()));
        g.fillRect(0, 0, width, height);
        int row = g.getFontMetrics().getHeight();
        int left = Math.round(LEFT * scale);
        int right = width - Math.round(RIGHT * scale);
        int edge = Math.round(TOP * scale);
        int lane = Math.round((lanes() * LANE + 3) * scale);
        int bottom = Math.max(edge + 1, height - lane - 2 * row - Math.round(6 * scale));
        // the legend has a row of its own, so that it hides no bar; a low timeline needs the row for its bars
        boolean legend = data.shown().series().size() > 1 && bottom - edge >= ROWS_WITH_LEGEND * row;
        int top = legend ? edge + row : edge;
        Rectangle bars = new Rectangle(left, top, Math.max(1, right - left), bottom - top);
        Rectangle dots = new Rectangle(left, bottom, bars.width, lane);
        TimeTicks ticks = TimeTicks.of(data.visible().from(), data.visible().to(),
                Math.max(2, Math.round(bars.width / (MARK_WIDTH * scale))), zone);
        drawBars(g, font, bars, ticks.marks());
        drawLanes(g, dots);
        drawTexts(g, ticks, bars, dots.y + dots.height + g.getFontMetrics().getAscent(), width);
        drawTitles(g, dots);
        if (legend) {
            drawLegend(g, edge, right);
        }
        g.dispose();
        return new Picture(data, imageData(image), bars, dots);
    }

    private void drawBars(Graphics2D g, Font font, Rectangle area, List<Mark> marks) {
        NumberAxis amounts = new NumberAxis();
        BarDataset all = new BarDataset(data.all().series(), measure, data.buckets());
        BarDataset shown = new BarDataset(data.shown().series(), measure, data.buckets());
        amounts.setRange(0, Math.max(1, Math.max(all.highest(), shown.highest())) * 1.06);
        amounts.setStandardTickUnits(units(measure));
        amounts.setNumberFormatOverride(new AmountFormat());
        amounts.setTickLabelFont(font);
        amounts.setTickLabelPaint(new Color(style.faintText()));
        amounts.setTickMarksVisible(false);
        amounts.setAxisLineVisible(false);
        amounts.setTickLabelInsets(new RectangleInsets(3 * scale, 2 * scale, 3 * scale, 4 * scale));
        MarkedAxis times = new MarkedAxis(data.visible(), data.buckets(), marks);
        times.setAxisLinePaint(new Color(style.grid()));
        XYPlot plot = new XYPlot(shown, times, amounts, renderer(style.series()));
        if (data.filtered()) {
            plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
            plot.setDataset(0, all);
            plot.setRenderer(0, renderer(List.of(style.behind())));
            plot.setDataset(1, shown);
            plot.setRenderer(1, renderer(style.series()));
        }
        AxisSpace left = new AxisSpace();
        left.setLeft(area.x);
        // The lowest and the highest label reach beyond the bars.
        float beyond = TOP * scale;
        AxisSpace below = new AxisSpace();
        below.setBottom(beyond);
        plot.setFixedRangeAxisSpace(left);
        plot.setFixedDomainAxisSpace(below);
        plot.setInsets(new RectangleInsets(area.y, 0, 0, 0));
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setBackgroundPaint(new Color(style.background()));
        plot.setOutlineVisible(false);
        plot.setDomainGridlinePaint(new Color(style.grid()));
        plot.setRangeGridlinePaint(new Color(style.grid()));
        BasicStroke line = new BasicStroke(Math.max(1, scale));
        plot.setDomainGridlineStroke(line);
        plot.setRangeGridlineStroke(line);
        JFreeChart chart = new JFreeChart(null, font, plot, false);
        chart.setBackgroundPaint(new Color(style.background()));
        chart.setPadding(RectangleInsets.ZERO_INSETS);
        chart.draw(g, new Rectangle2D.Double(0, 0, area.x + area.width, area.y + area.height + beyond),
                new ChartRenderingInfo(null));
    }

    private static TickUnitSource units(Measure measure) {
        return measure == Measure.BYTES ? NumberAxis.createStandardTickUnits() : NumberAxis.createIntegerTickUnits();
    }

    private StackedXYBarRenderer renderer(List<Integer> colors) {
        // Crisp edges: a gap between bars only where there is room for one.
        StackedXYBarRenderer renderer = new StackedXYBarRenderer(data.buckets() > 0 ? 0.12 : 0);
        renderer.setBarPainter(new StandardXYBarPainter());
        renderer.setShadowVisible(false);
        renderer.setDrawBarOutline(false);
        for (int i = 0; i < colors.size(); i++) {
            renderer.setSeriesPaint(i, new Color(colors.get(i)));
        }
        return renderer;
    }

    /** One for alerts, if there are any, and one for irregularities. */
    private int lanes() {
        return Arrays.stream(data.alerts()).anyMatch(count -> count > 0) ? 2 : 1;
    }

    private void drawLanes(Graphics2D g, Rectangle lane) {
        g.setColor(new Color(style.grid()));
        g.setStroke(new BasicStroke(Math.max(1, scale)));
        g.drawLine(lane.x, lane.y, lane.x + lane.width, lane.y);
        if (lanes() == 2) {
            drawDots(g, lane, 0, data.alerts(), style.findings());
        }
        drawDots(g, lane, lanes() - 1, data.irregularities(), style.dots());
    }

    /** A dot for each bucket that has any, larger for more. */
    private void drawDots(Graphics2D g, Rectangle lane, int number, long[] counts, int color) {
        g.setColor(new Color(color));
        double middle = lane.y + (number + 0.5) * LANE * scale + 2 * scale;
        for (int i = 0; i < data.buckets(); i++) {
            long count = counts[i];
            if (count > 0) {
                double size = Math.min(MOST_DOT, 5 + Math.log10(count) * 1.5) * scale;
                double x = lane.x + (i + 0.5) * lane.width / data.buckets();
                g.fill(new Ellipse2D.Double(x - size / 2, middle - size / 2, size, size));
            }
        }
    }

    private void drawTexts(Graphics2D g, TimeTicks ticks, Rectangle bars, int baseline, int width) {
        FontMetrics metrics = g.getFontMetrics();
        g.setColor(new Color(style.text()));
        float gap = 8 * scale;
        float free = 0;
        for (Mark mark : ticks.marks()) {
            float half = metrics.stringWidth(mark.text()) / 2f;
            float x = bars.x + (float) (data.visible().part(mark.time()) * bars.width);
            if (x - half >= free && x + half <= width) {
                g.drawString(mark.text(), x - half, baseline);
                free = x + half + gap;
            }
        }
        g.setColor(new Color(style.faintText()));
        float end = width;
        // From the right: where periods are crowded the later one is drawn, and the first only if it fits before it.
        for (Mark mark : ticks.periods().reversed()) {
            float length = metrics.stringWidth(mark.text());
            float x = bars.x + (float) (data.visible().part(mark.time()) * bars.width);
            if (x + length <= end) {
                g.drawString(mark.text(), x, baseline + metrics.getHeight());
                end = x - gap;
            }
        }
    }

    private void drawTitles(Graphics2D g, Rectangle lane) {
        FontMetrics metrics = g.getFontMetrics();
        g.setColor(new Color(style.faintText()));
        List<String> titles = lanes() == 2 ? List.of("Alerts", "Irregular") : List.of("Irregular");
        for (int i = 0; i < titles.size(); i++) {
            g.drawString(titles.get(i), Math.max(0, lane.x - 4 * scale - metrics.stringWidth(titles.get(i))),
                    lane.y + (i + 0.5f) * LANE * scale + 2 * scale + metrics.getAscent() / 2f - scale);
        }
    }

    private void drawLegend(Graphics2D g, int y, int right) {
        FontMetrics metrics = g.getFontMetrics();
        List<Series> series = data.shown().series();
        float x = right;
        float baseline = y + metrics.getAscent() - 2 * scale;
        float box = 8 * scale;
        for (int i = series.size() - 1; i >= 0; i--) {
            String name = series.get(i).name().isEmpty() ? "none" : series.get(i).name();
            x -= metrics.stringWidth(name);
            g.setColor(new Color(style.text()));
            g.drawString(name, x, baseline);
            x -= box + 4 * scale;
            g.setColor(new Color(style.series().get(i % style.series().size())));
            g.fill(new Rectangle2D.Float(x, baseline - box, box, box));
            x -= 12 * scale;
        }
    }

    private static ImageData imageData(BufferedImage image) {
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        ImageData data = new ImageData(image.getWidth(), image.getHeight(), 24,
                new PaletteData(0xff0000, 0x00ff00, 0x0000ff));
        for (int y = 0; y < data.height; y++) {
            data.setPixels(0, y, data.width, pixels, y * data.width);
        }
        return data;
    }
}
