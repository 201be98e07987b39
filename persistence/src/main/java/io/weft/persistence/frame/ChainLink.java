package io.weft.persistence.frame;

import io.weft.protocol.journal.EntityId;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * Where the chain of an entity's frames stands after one frame: the next frame's checksum is computed over this one's.
 *
 * @param position of that frame; 0 before the first
 * @param epoch    of its writer; 0 before the first
 * @param checksum of that frame, and through it of every frame before
 */
public record ChainLink(long position, long epoch, int checksum) {

    /** Size of {@link #writeTo}. */
    public static final int BYTES = 20;

    public ChainLink {
        if (position < 0 || epoch < 0) {
            throw new IllegalArgumentException("position " + position + ", epoch " + epoch + ": neither can be negative");
        }
    }

    /** The start of a chain. It differs per entity, so that no frame passes for one of another entity. */
    public static ChainLink start(EntityId entity) {
        CRC32C crc = new CRC32C();
        crc.update(entity.role().ordinal());
        crc.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, entity.index()));
        return new ChainLink(0, 0, (int) crc.getValue());
    }

    public void writeTo(ByteBuffer out) {
        out.putLong(position).putLong(epoch).putInt(checksum);
    }

    public static ChainLink readFrom(ByteBuffer in) {
        return new ChainLink(in.getLong(), in.getLong(), in.getInt());
    }
}
