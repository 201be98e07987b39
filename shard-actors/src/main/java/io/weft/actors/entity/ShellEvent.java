package io.weft.actors.entity;

import io.weft.protocol.journal.JournalOwnership.AppendResult;
import org.apache.pekko.actor.NoSerializationVerificationNeeded;
import org.apache.pekko.dispatch.ControlMessage;

/**
 * What a shell tells itself. None of these may be dropped, and each is better handled before more messages are stepped,
 * so the mailbox keeps them apart (see {@link EntityMailbox}). They are few: at most one of each kind is on its way.
 */
sealed interface ShellEvent extends EntityCommand, ControlMessage, NoSerializationVerificationNeeded {

    record RecoveryEnded() implements ShellEvent {}

    /** Of an append or a fence check. One of the two is null. */
    record CommitEnded(AppendResult result, Throwable error) implements ShellEvent {}

    /** Of the fence check of an entity that has met what it holds impossible. One of the two is null. */
    record SuspicionEnded(AppendResult result, Throwable error) implements ShellEvent {}

    /** One of the two is null. */
    record CheckpointEnded(AppendResult result, Throwable error) implements ShellEvent {}

    /** An operation of unknown fate has waited long enough. */
    record RepeatDue() implements ShellEvent {}

    /** @param number of the timer that has run down */
    record TickDue(long number) implements ShellEvent {}
}
