package io.weft.persistence.log;

/** Where a stored frame begins, in one long, since there are as many of them as frames. */
final class FramePlace {

    private FramePlace() {}

    static long of(int segment, int offset) {
        return (long) segment << 32 | offset;
    }

    static int segmentOf(long place) {
        return (int) (place >>> 32);
    }

    static int offsetOf(long place) {
        return (int) place;
    }
}
