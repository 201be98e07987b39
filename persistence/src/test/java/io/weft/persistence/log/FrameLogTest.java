package io.weft.persistence.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weft.persistence.frame.ChainLink;
import io.weft.persistence.frame.FrameHeader;
import io.weft.persistence.frame.SealedFrame;
import io.weft.protocol.journal.EntityId;
import io.weft.protocol.journal.JournalCorrupted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is found in a log of three groups in one segment, the last one large, when it is damaged here or there. */
class FrameLogTest {

    private static final EntityId SHARD = EntityId.shard(1);
    private static final int SEGMENT_BYTES = 16 << 10;

    @TempDir
    Path temp;

    private Path folder;
    private byte[] segment;
    private int lastGroupStart;
    private int end;

    @BeforeEach
    void writeThreeGroups() throws IOException {
        folder = temp.resolve("frames");
        FrameLog.create(folder);
        try (FrameLog log = open()) {
            append(log, "one");
            append(log, "two".repeat(500));
            append(log, "three".repeat(1000));
        }
        segment = Files.readAllBytes(file(2));
        lastGroupStart = SegmentHeader.BYTES + groupBytes(3) + groupBytes(3 * 500);
        end = lastGroupStart + groupBytes(5 * 1000);
        assertThat(segment).hasSize(SEGMENT_BYTES);
        Files.deleteIfExists(file(3));
    }

    @Test
    void shouldFindAllOfIt() throws IOException {
        // when, then
        assertThat(groupsLeft(segment)).isEqualTo(3);
        assertThat(groupsLeft(Arrays.copyOf(segment, end))).isEqualTo(3);
        try (FrameLog log = open()) {
            EntityFrames.View view = log.index().of(SHARD).view();
            assertThat(view.firstPosition()).isEqualTo(1);
            assertThat(view.tail().position()).isEqualTo(3);
            byte[] stored = log.<byte[], RuntimeException>reading(reader -> reader.stored(view, 1));
            assertThat(SealedFrame.holds(stored, 7, "two".repeat(500).getBytes())).isTrue();
        }
    }

    @Test
    void shouldTakeALastGroupThatIsNotAllThereForUnfinished() throws IOException {
        for (int length = lastGroupStart + 1; length < end; length += 97) {
            // given: cut off; cut off before zeros that were written ahead; a hole, as pages may arrive in any order
            byte[] cut = Arrays.copyOf(segment, length);
            byte[] zeroed = segment.clone();
            Arrays.fill(zeroed, length, end, (byte) 0);
            byte[] holed = segment.clone();
            Arrays.fill(holed, lastGroupStart, length, (byte) 0);

            // when, then
            assertThat(groupsLeft(cut)).as("cut to " + length).isEqualTo(2);
            assertThat(groupsLeft(zeroed)).as("zeros from " + length).isEqualTo(2);
            assertThat(groupsLeft(holed)).as("zeros to " + length).isEqualTo(2);
        }
    }

    @Test
    void shouldRefuseABrokenGroupBeforeAWholeOne() {
        for (int offset = 0; offset < lastGroupStart; offset += 7) {
            // given
            byte[] flipped = segment.clone();
            flipped[offset] ^= 4;

            // when, then
            assertThatThrownBy(() -> groupsLeft(flipped)).as("at " + offset).isInstanceOf(JournalCorrupted.class);
        }
    }

    @Test
    void shouldRefuseABrokenGroupBeforeOneOfWhichOnlyTheHeaderIsLeft() {
        // given: the header of the third proves that the second was whole once
        byte[] damaged = Arrays.copyOf(segment, lastGroupStart + GroupHeader.BYTES);
        damaged[lastGroupStart - 100] ^= 1;

        // when, then
        assertThatThrownBy(() -> groupsLeft(damaged))
                .isInstanceOf(JournalCorrupted.class)
                .hasMessageContaining("group 3 follows at offset " + lastGroupStart);
    }

    @Test
    void shouldRefuseZerosInTheMiddle() {
        // given: the second group is gone without a trace
        byte[] zeroed = segment.clone();
        Arrays.fill(zeroed, lastGroupStart - 1500, lastGroupStart, (byte) 0);

        // when, then
        assertThatThrownBy(() -> groupsLeft(zeroed))
                .isInstanceOf(JournalCorrupted.class)
                .hasMessageContaining("0000000002.frames is broken at offset");
    }

    @Test
    void shouldNotTakeTheGroupsOfAnotherSegmentForItsOwn() throws IOException {
        // given: a broken end, and behind it a group that some client had put into its payload
        Path other = temp.resolve("other");
        FrameLog.create(other);
        try (FrameLog log = FrameLog.read(other, SEGMENT_BYTES, LogStart.NEW)) {
            log.begin(LogStart.NEW, failure -> { });
            append(log, "one");
        }
        byte[] foreign = Files.readAllBytes(other.resolve("0000000002.frames"));
        byte[] mixed = segment.clone();
        mixed[lastGroupStart + 40] ^= 1;
        System.arraycopy(foreign, SegmentHeader.BYTES, mixed, end - 200, 100);

        // when, then
        assertThat(groupsLeft(mixed)).isEqualTo(2);
    }

    @Test
    void shouldWriteAfterAnUnfinishedGroupAsIfItHadNeverBeen() throws IOException {
        // given
        Files.write(file(2), Arrays.copyOf(segment, end - 10));

        // when
        try (FrameLog log = open()) {
            append(log, "another three");
        }

        // then
        assertThat(file(2)).hasSize(lastGroupStart);
        try (FrameLog log = open()) {
            assertThat(log.lastGroup()).isEqualTo(3);
            assertThat(log.index().of(SHARD).tail().position()).isEqualTo(3);
        }
    }

    @Test
    void shouldRefuseASegmentThatIsMissingOrUnderAnotherName() throws IOException {
        // given
        try (FrameLog log = open()) {
            append(log, "four");
        }
        Path moved = temp.resolve("moved");

        // when, then
        for (int number = 1; number <= 2; number++) {
            Files.move(file(number), moved);
            assertThatThrownBy(this::read).isInstanceOf(JournalCorrupted.class).hasMessageContaining("is missing");
            Files.move(moved, file(number));
        }
        Files.copy(file(3), moved);
        Files.delete(file(2));
        Files.move(moved, file(2));
        assertThatThrownBy(this::read).isInstanceOf(JournalCorrupted.class).hasMessageContaining("was a file renamed?");
    }

    @Test
    void shouldRefuseAnEarlierSegmentThatWasCutOff() throws IOException {
        // given
        try (FrameLog log = open()) {
            append(log, "four");
        }

        // when: exactly between two groups
        Files.write(file(2), Arrays.copyOf(segment, lastGroupStart));

        // then
        assertThatThrownBy(this::read)
                .isInstanceOf(JournalCorrupted.class)
                .hasMessageContaining("is group 4, but the one before is 2");
    }

    @Test
    void shouldWriteTheLastSegmentOverItselfBeforeItIsTrusted() throws IOException {
        // given: there is nothing to cut off, and the force of what is there may have failed
        Files.write(file(2), Arrays.copyOf(segment, end));
        FileTime longAgo = FileTime.fromMillis(0);
        Files.setLastModifiedTime(file(1), longAgo);
        Files.setLastModifiedTime(file(2), longAgo);

        // when
        open().close();

        // then: in the one before, a later force has gone well
        assertThat(Files.getLastModifiedTime(file(1))).isEqualTo(longAgo);
        assertThat(Files.getLastModifiedTime(file(2))).isGreaterThan(longAgo);
        assertThat(Files.readAllBytes(file(2))).isEqualTo(Arrays.copyOf(segment, end));
    }

    @Test
    void shouldSettleALongSegmentPieceByPiece() throws IOException {
        // given
        SegmentFiles files = new SegmentFiles(folder);
        byte[] content = new byte[5 << 19];
        new Random(1).nextBytes(content);
        Files.write(file(9), content);

        // when
        files.settle(9, content.length - 7);

        // then
        assertThat(Files.readAllBytes(file(9))).isEqualTo(Arrays.copyOf(content, content.length - 7));
    }

    private static int groupBytes(int payloadBytes) {
        return GroupHeader.BYTES + LogGroup.FRAME_PREFIX_BYTES + FrameHeader.BYTES + payloadBytes + GroupHeader.TRAILER_BYTES;
    }

    /** Returns the number of the last whole group. */
    private long groupsLeft(byte[] content) throws IOException {
        Files.write(file(2), content);
        return read().lastGroup();
    }

    private FrameLog read() throws IOException {
        return FrameLog.read(folder, SEGMENT_BYTES, LogStart.NEW);
    }

    private FrameLog open() throws IOException {
        FrameLog log = read();
        log.begin(LogStart.NEW, failure -> { });
        return log;
    }

    private static void append(FrameLog log, String payload) throws IOException {
        EntityFrames frames = log.index().of(SHARD);
        ChainLink before = frames.tail() == null ? ChainLink.start(SHARD) : frames.tail();
        LogGroup group = new LogGroup();
        group.add(frames, SealedFrame.seal(before, 7, payload.getBytes()));
        log.write(group, 5);
        assertThat(frames.tail().position()).isEqualTo(before.position() + 1);
    }

    private Path file(int number) {
        return folder.resolve(String.format("%010d.frames", number));
    }
}
