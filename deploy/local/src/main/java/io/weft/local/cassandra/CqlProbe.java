package io.weft.local.cassandra;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/** Asks for the options that a server supports, which needs no login. (CQL binary protocol v4, sections 2 and 4.1.3.) */
final class CqlProbe {

    private static final byte[] OPTIONS = {0x04, 0, 0, 0, 0x05, 0, 0, 0, 0};
    private static final int RESPONSE_V4 = 0x84;
    private static final int SUPPORTED = 0x06;
    private static final int TIMEOUT_MS = 1_000;

    private CqlProbe() {}

    /** Takes two seconds at most. */
    static boolean answers(InetSocketAddress address) {
        try (Socket socket = new Socket()) {
            socket.connect(address, TIMEOUT_MS);
            socket.setSoTimeout(TIMEOUT_MS);
            socket.getOutputStream().write(OPTIONS);
            DataInputStream in = new DataInputStream(socket.getInputStream());
            int version = in.readUnsignedByte();
            in.readUnsignedByte();
            in.readUnsignedShort();
            return version == RESPONSE_V4 && in.readUnsignedByte() == SUPPORTED;
        } catch (IOException e) {
            return false;
        }
    }
}
