package io.weft.protocol.route;

/**
 * SipHash-2-4 with 64-bit result (J.-P. Aumasson and D. J. Bernstein, "SipHash: a fast short-input PRF", 2012), over
 * inputs given as long words and a rest of fewer than eight bytes. Without the key nobody can choose ids that meet.
 */
final class SipHash {

    private final long key0;
    private final long key1;

    SipHash(long key0, long key1) {
        this.key0 = key0;
        this.key1 = key1;
    }

    /** Of 16 bytes, given as two little-endian words. */
    long hash(long word0, long word1) {
        return new State(key0, key1).absorb(word0).absorb(word1).finish(16, 0);
    }

    /** Of 20 bytes, given as two little-endian words and the last four bytes. */
    long hash(long word0, long word1, int rest) {
        return new State(key0, key1).absorb(word0).absorb(word1).finish(20, rest & 0xFFFFFFFFL);
    }

    private static final class State {
        private long v0;
        private long v1;
        private long v2;
        private long v3;

        State(long key0, long key1) {
            v0 = key0 ^ 0x736f6d6570736575L;
            v1 = key1 ^ 0x646f72616e646f6dL;
            v2 = key0 ^ 0x6c7967656e657261L;
            v3 = key1 ^ 0x7465646279746573L;
        }

        State absorb(long word) {
            v3 ^= word;
            round();
            round();
            v0 ^= word;
            return this;
        }

        long finish(int lengthBytes, long rest) {
            absorb((long) lengthBytes << 56 | rest);
            v2 ^= 0xFF;
            round();
            round();
            round();
            round();
            return v0 ^ v1 ^ v2 ^ v3;
        }

        private void round() {
            v0 += v1;
            v2 += v3;
            v1 = Long.rotateLeft(v1, 13) ^ v0;
            v3 = Long.rotateLeft(v3, 16) ^ v2;
            v0 = Long.rotateLeft(v0, 32);
            v2 += v1;
            v0 += v3;
            v1 = Long.rotateLeft(v1, 17) ^ v2;
            v3 = Long.rotateLeft(v3, 21) ^ v0;
            v2 = Long.rotateLeft(v2, 32);
        }
    }
}
