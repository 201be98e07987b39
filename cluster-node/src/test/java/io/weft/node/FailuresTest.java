package io.weft.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.weft.protocol.journal.EntityId;
import io.weft.protocol.journal.JournalCorrupted;
import io.weft.protocol.machine.InvariantBroken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailuresTest {

    private final List<String> ends = new ArrayList<>();
    private final List<String> given = new ArrayList<>();
    private final Failures failures =
            new Failures((code, message, cause) -> ends.add(code + ": " + message), false, () -> given.add("up"));

    @Test
    void shouldMakeTheStartFailWhileTheNodeStarts() {
        // when
        failures.entityFailed(EntityId.shard(3), new JournalCorrupted("shard-3: frame 17 is broken"));
        failures.entityFailed(EntityId.shard(4), new IllegalStateException("closed"));

        // then
        CannotStart refused = catchThrowableOfType(CannotStart.class, failures::started);
        assertThat(refused.exitCode()).isEqualTo(ExitCode.JOURNAL_CORRUPTED);
        assertThat(refused).hasMessageContaining("frame 17");
        assertThat(given).contains("up");
        assertThat(ends).isEmpty();
    }

    @Test
    void shouldEndTheProcessOnceTheNodeServes() {
        // given
        failures.started();

        // when
        failures.entityFailed(EntityId.coordinator(1), new InvariantBroken("a debit without an account"));

        // then
        assertThat(ends).containsExactly(
                "INVARIANT_BROKEN: coordinator-1 found its own state impossible: a debit without an account");
    }

    @Test
    void shouldGoOnWithoutAnEntityWhosePartOfASharedJournalIsBroken() {
        // given
        Failures shared = new Failures((code, message, cause) -> ends.add(code + ": " + message), true, () -> given.add("up"));

        // when
        boolean endsWhileStarting = shared.entityFailed(EntityId.shard(3), new JournalCorrupted("shard-3: frame 17 is broken"));
        shared.started();
        boolean endsLater = shared.entityFailed(EntityId.shard(3), new JournalCorrupted("shard-3: frame 17 is broken"));
        boolean endsForABug = shared.entityFailed(EntityId.shard(3), new InvariantBroken("a debit without an account"));

        // then
        assertThat(endsWhileStarting).isFalse();
        assertThat(endsLater).isFalse();
        assertThat(endsForABug).isTrue();
        assertThat(given).isEmpty();
        assertThat(ends).hasSize(1);
    }

    @Test
    void shouldTellABrokenJournalFromAFailedDisk() {
        // when
        failures.journalFailed("data", new IllegalStateException("claim", new JournalCorrupted("frame 17 is broken")));
        failures.journalFailed("data", new IOException("No space left on device"));

        // then
        assertThat(ends.get(0)).startsWith("JOURNAL_CORRUPTED: ").contains("frame 17 is broken");
        assertThat(ends.get(1)).startsWith("JOURNAL_FAILED: ").contains("No space left on device")
                .contains("what was acknowledged is safe", "free space or mend the disk, then start again");
    }

    @Test
    void shouldEndTheProcessWhenAGatewayBreaks() {
        // when
        failures.gatewayFailed(new IllegalStateException("a bug"));

        // then
        assertThat(ends).hasSize(1);
    }
}
