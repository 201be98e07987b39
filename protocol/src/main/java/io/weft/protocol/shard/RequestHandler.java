package io.weft.protocol.shard;

import io.weft.protocol.message.CoordinatorMessage.Ballot;
import io.weft.protocol.message.ReplyTo;
import io.weft.protocol.message.ShardMessage.AssetStandings;
import io.weft.protocol.message.ShardMessage.Prepare.PlacedStep;
import io.weft.protocol.model.AccountId;
import io.weft.protocol.model.AssetId;
import io.weft.protocol.model.Outcome;
import io.weft.protocol.model.RetryableCode;
import io.weft.protocol.model.TxId;
import io.weft.protocol.shard.WaitingRoom.Waiting;
import io.weft.protocol.shard.evaluate.AssetKnowledge;
import io.weft.protocol.shard.evaluate.AssetKnowledge.Standing;
import io.weft.protocol.shard.evaluate.Evaluation;
import io.weft.protocol.shard.evaluate.Evaluator;
import io.weft.protocol.shard.ledger.AccountPlan;
import io.weft.protocol.shard.ledger.LockMode;
import io.weft.protocol.shard.lock.Block;
import io.weft.protocol.shard.lock.Claim;
import io.weft.protocol.time.TimerQueue;
import java.util.List;
import java.util.Set;

/** Judges requests: grants them, refuses them, lets them wait, or lets them die (rules 1 and 2). Not thread-safe. */
final class RequestHandler {

    private final ShardCore core;
    private final AssetQuestions questions;
    private final AccountReads reads;
    private final TimerQueue<ShardMachine.Due> timers;
    private final WaitingRoom waiting;
    private final Evaluator evaluator;

    RequestHandler(ShardCore core, AssetQuestions questions, AccountReads reads, TimerQueue<ShardMachine.Due> timers) {
        this.core = core;
        this.questions = questions;
        this.reads = reads;
        this.timers = timers;
        this.waiting = new WaitingRoom(core.state().locks());
        this.evaluator = new Evaluator(core::owns, core.state().ledger(), core.state().locks(), core.settings().evaluation());
    }

    /** The request that waits under this id, or null. */
    Request waiting(TxId age) {
        Waiting found = waiting.get(age);
        return found == null ? null : found.request();
    }

    /** The time of the oldest request that waits; {@link Long#MAX_VALUE} if there is none. */
    long oldestWaitingMs() {
        return waiting.oldestTimeMs();
    }

    /** Judges a request that has just come. */
    void judge(Request request) {
        long lastQuestion = questions.lastQuestion();
        if (judge(request, questions::standing, lastQuestion)) {
            timers.add(core.nowMs() + core.settings().maxWaitMs(), new ShardMachine.Due.EndOfWait(request));
        }
    }

    /** Judges those again that wait for an account, oldest first. */
    void lookAgain(AccountId account) {
        for (TxId age : core.state().locks().waiters(account)) {
            Waiting found = waiting.get(age);
            if (found != null && found.awaitedAssets().isEmpty() && !isHeldUp(found.request())) {
                judgeAgain(found, questions::standing);
            }
        }
    }

    /** Cheaply, because very many reads may wait for one account. */
    private boolean isHeldUp(Request request) {
        return request instanceof Request.Read read && !isFree(read);
    }

    private boolean isFree(Request.Read read) {
        LockMode held = core.state().locks().mode(read.account());
        return held == null || held.isCompatibleWith(read.mode());
    }

    /** Lets a request leave without an answer; those behind it may look again. */
    void drop(Request request) {
        Waiting found = waiting.get(request.age());
        if (found != null && found.request() == request) {
            leave(found);
            core.state().touch(found.waiter().accounts());
        }
    }

    /** Its time is up (rule 4). */
    void giveUp(Request request) {
        Waiting found = waiting.get(request.age());
        if (found != null && found.request() == request) {
            drop(request);
            giveBack(request, RetryableCode.TIMED_OUT);
        }
    }

    void assetAnswered(AssetStandings.Item answer) {
        for (TxId age : questions.answered(answer)) {
            Waiting found = waiting.get(age);
            if (answer.standing() == AssetStandings.Standing.EXISTS) {
                judgeAgain(found, questions::standing);
            } else if (answer.question() > found.sinceQuestion()) {
                missing(found, answer);
            }
        }
    }

    private void missing(Waiting found, AssetStandings.Item answer) {
        if (answer.standing() == AssetStandings.Standing.ABSENT) {
            judgeAgain(found, asset -> asset.equals(answer.asset()) ? Standing.ABSENT : questions.standing(asset));
        } else if (!found.request().mayAlwaysWait()) {
            drop(found.request());
            giveBack(found.request(), RetryableCode.TIMED_OUT);
        }
    }

    private void judgeAgain(Waiting found, AssetKnowledge knowledge) {
        leave(found);
        boolean waits = judge(found.request(), knowledge, found.sinceQuestion());
        // Who had to wait behind it may go on when it has left, or wants something else now.
        if (!waits || !waiting.get(found.request().age()).waiter().equals(found.waiter())) {
            core.state().touch(found.waiter().accounts());
        }
    }

    private void leave(Waiting found) {
        waiting.leave(found);
        questions.forget(found.awaitedAssets(), found.request().age());
    }

    /** Whether it waits now. */
    private boolean judge(Request request, AssetKnowledge knowledge, long sinceQuestion) {
        Evaluation evaluation = evaluate(request, knowledge);
        if (evaluation instanceof Evaluation.Refused refused) {
            refuse(request, refused);
            return false;
        }
        if (evaluation instanceof Evaluation.AssetsUnseen unseen) {
            return waitForAssets(request, unseen, sinceQuestion);
        }
        if (evaluation instanceof Evaluation.Granted granted) {
            if (!core.state().locks().wouldOvertake(request.age(), granted.claims())) {
                grant(request, granted.plans());
                return false;
            }
            return waitOrDie(request, granted.claims(), List.of(), true, sinceQuestion);
        }
        Evaluation.Blocked blocked = (Evaluation.Blocked) evaluation;
        boolean overtakes = !request.mayAlwaysWait()
                && core.state().locks().wouldOvertake(request.age(), blocked.claims());
        return waitOrDie(request, blocked.claims(), blocked.blocks(), overtakes, sinceQuestion);
    }

    private Evaluation evaluate(Request request, AssetKnowledge knowledge) {
        if (request instanceof Request.Read read) {
            List<Claim> claims = List.of(Claim.of(read.account(), read.mode()));
            return isFree(read) ? new Evaluation.Granted(List.of(), claims)
                    : new Evaluation.Blocked(claims, List.of(new Block.ByLock(read.account(), read.mode())));
        }
        return evaluator.evaluate(request.age(), steps(request), knowledge, core.nowMs());
    }

    private static List<PlacedStep> steps(Request request) {
        return request instanceof Request.Vote vote ? vote.steps() : ((Request.Execute) request).steps();
    }

    private boolean waitOrDie(Request request, List<Claim> claims, List<Block> blocks, boolean overtakes, long sinceQuestion) {
        boolean mayWait = request.mayAlwaysWait()
                || !overtakes && core.state().locks().isOlderThanHolders(request.age(), blocks);
        if (!mayWait) {
            giveBack(request, RetryableCode.TIMED_OUT);
            return false;
        }
        return enter(request, claims, blocks, sinceQuestion, Set.of());
    }

    private boolean waitForAssets(Request request, Evaluation.AssetsUnseen unseen, long sinceQuestion) {
        if (!enter(request, unseen.claims(), List.of(), sinceQuestion, unseen.assets())) {
            return false;
        }
        for (AssetId asset : unseen.assets()) {
            if (questions.ask(asset, request.age())) {
                timers.add(core.nowMs() + ShardMachine.ASK_AGAIN_MS, new ShardMachine.Due.AskAgain(asset));
            }
        }
        return true;
    }

    private boolean enter(Request request, List<Claim> claims, List<Block> blocks, long sinceQuestion, Set<AssetId> assets) {
        if (waiting.size() >= core.settings().maxWaiting()) {
            giveBack(request, RetryableCode.RESOURCE_EXHAUSTED);
            return false;
        }
        waiting.enter(request, claims, blocks, sinceQuestion, assets);
        return true;
    }

    private void grant(Request request, List<AccountPlan> plans) {
        if (request instanceof Request.Read read) {
            read.answer().give();
        } else if (isFull()) {
            giveBack(request, RetryableCode.RESOURCE_EXHAUSTED);
        } else if (request instanceof Request.Vote vote) {
            grant(vote, plans);
        } else if (request instanceof Request.Execute execute) {
            core.emit(new ShardRecord.Executed(execute.txId(), execute.digest(), plans));
            answer(execute.replyTos(), Outcome.COMMITTED);
        }
    }

    private boolean isFull() {
        return core.state().inDoubt().size() >= core.settings().maxPrepared() || core.marksAreFull();
    }

    private void grant(Request.Vote vote, List<AccountPlan> plans) {
        core.emit(new ShardRecord.Prepared(vote.txId(), vote.digest(), vote.attempt(), plans));
        core.outbox().vote(core.index(), vote.txId(), vote.attempt(), Ballot.YES);
        core.firstInquiries().add(core.nowMs() + core.settings().inquireAfterMs(), vote.txId(), vote.attempt());
    }

    private void refuse(Request request, Evaluation.Refused refused) {
        if (request instanceof Request.Vote vote) {
            Ballot no = new Ballot.No(refused.code(), refused.step());
            core.outbox().vote(core.index(), vote.txId(), vote.attempt(), no);
        } else if (core.marksAreFull()) {
            giveBack(request, RetryableCode.RESOURCE_EXHAUSTED);
        } else if (request instanceof Request.Execute execute) {
            core.emit(new ShardRecord.Refused(execute.txId(), execute.digest(), refused.code(), refused.step()));
            answer(execute.replyTos(), new Outcome.Rejected(refused.code(), refused.step()));
        }
    }

    private void giveBack(Request request, RetryableCode code) {
        if (request instanceof Request.Vote vote) {
            core.outbox().vote(core.index(), vote.txId(), vote.attempt(), Ballot.DIE);
        } else if (request instanceof Request.Execute execute) {
            answer(execute.replyTos(), Outcome.retryable(code));
        } else {
            reads.refuse(((Request.Read) request).replyTo(), code);
        }
    }

    void answer(List<ReplyTo> replyTos, Outcome outcome) {
        replyTos.forEach(replyTo -> core.outbox().outcome(replyTo, outcome));
    }
}
