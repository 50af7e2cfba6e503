package org.netrospect.core.file;

import org.netrospect.core.bytes.ByteWindow;

/**
 * Takes the bytes of a file as they come. Ends with {@link #end} or {@link #drop}; one that was not ended when its
 * session ends is kept with what it has. The thread of its session.
 */
public interface FileWriter {
    /** Takes nothing: where files are not wanted. */
    FileWriter NONE = new FileWriter() {
        @Override
        public void data(ByteWindow bytes) {
            // not wanted
        }

        @Override
        public void at(long offset, ByteWindow bytes) {
            // not wanted
        }

        @Override
        public void gap(long length) {
            // not wanted
        }

        @Override
        public void name(String name) {
            // not wanted
        }

        @Override
        public long position() {
            return 0;
        }

        @Override
        public void size(long bytes) {
            // not wanted
        }

        @Override
        public void end() {
            // not wanted
        }

        @Override
        public void drop() {
            // not wanted
        }
    };

    /** The next bytes, behind the last ones. @param bytes borrowed during the call */
    void data(ByteWindow bytes);

    /** Bytes at a place of the file, in any order; what is there already stays. @param bytes borrowed */
    void at(long offset, ByteWindow bytes);

    /** The next bytes are in no capture. */
    void gap(long length);

    /** A name that became known later. */
    void name(String name);

    /** Where {@link #data} goes on. */
    long position();

    /** A size that became known later: bytes behind the last one that came are missing. */
    void size(long bytes);

    /** All that is to come has come. Nothing may be called after. */
    void end();

    /** It was no file. Nothing may be called after. */
    void drop();
}
