package io.weft.protocol.shard;

import io.weft.protocol.message.Attempt;
import io.weft.protocol.message.ReplyTo;
import io.weft.protocol.message.ShardMessage.Prepare.PlacedStep;
import io.weft.protocol.model.AccountId;
import io.weft.protocol.model.Digest;
import io.weft.protocol.model.TxId;
import io.weft.protocol.shard.ledger.LockMode;
import java.util.List;

/** What can be granted, refused, or made to wait at a shard. */
sealed interface Request {

    /** The older goes first; unique among the waiting. */
    TxId age();

    /** Whether it holds nothing elsewhere, so that nobody can wait for it (rule 2). */
    boolean mayAlwaysWait();

    /** A coordinator wants a vote. */
    record Vote(TxId txId, Digest digest, Attempt attempt, List<PlacedStep> steps) implements Request {
        @Override
        public TxId age() {
            return txId;
        }

        @Override
        public boolean mayAlwaysWait() {
            return false;
        }
    }

    /** A transaction of this shard alone. */
    record Execute(TxId txId, Digest digest, List<PlacedStep> steps, List<ReplyTo> replyTos) implements Request {
        @Override
        public TxId age() {
            return txId;
        }

        @Override
        public boolean mayAlwaysWait() {
            return true;
        }
    }

    /** An exact read: it takes no lock, but is answered only when it could have had it. */
    record Read(TxId age, AccountId account, LockMode mode, ReplyTo replyTo, Answer answer) implements Request {
        @Override
        public boolean mayAlwaysWait() {
            return true;
        }
    }

    /** Answers a read from the state of that instant. */
    interface Answer {
        void give();
    }
}
