package io.weft.protocol.shard;

import static io.weft.protocol.shard.ShardDriver.ALICE;
import static io.weft.protocol.shard.ShardDriver.BOB;
import static io.weft.protocol.shard.ShardDriver.COIN;
import static io.weft.protocol.shard.ShardDriver.REMOTE;
import static io.weft.protocol.shard.ShardDriver.pay;
import static io.weft.protocol.shard.ShardDriver.state;
import static org.assertj.core.api.Assertions.assertThat;

import io.weft.protocol.message.CoordinatorMessage.Ballot;
import io.weft.protocol.message.GatewayMessage.AccountState;
import io.weft.protocol.message.GatewayMessage.ReadRefused;
import io.weft.protocol.message.Message;
import io.weft.protocol.message.ShardMessage.ReadMode;
import io.weft.protocol.model.AccountId;
import io.weft.protocol.model.Quantity;
import io.weft.protocol.model.RetryableCode;
import io.weft.protocol.model.Step;
import io.weft.protocol.model.TxId;
import io.weft.protocol.shard.ledger.Account;
import io.weft.protocol.shard.ledger.Balances;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a read labelled "latest" waits for and shows: rule 5. Alice has 100; a first transfer of 10 is in doubt. */
class LatestReadTest {

    private static final AccountId CAROL = ShardDriver.account(0, 3);

    private final ShardDriver shard = new ShardDriver();
    private final TxId first = prepared(1, pay(ALICE, REMOTE, 10));

    private TxId prepared(long attempt, Step step) {
        TxId txId = shard.newTxId();
        assertThat(shard.prepare(txId, attempt, step)).isEqualTo(Ballot.YES);
        return txId;
    }

    private List<Message> read(AccountId account) {
        return shard.read(account, ReadMode.LATEST);
    }

    private static List<Long> shown(List<Message> sent) {
        return sent.stream().filter(AccountState.class::isInstance).map(AccountState.class::cast)
                .map(state -> state.balances().stream().filter(balance -> balance.asset().equals(COIN)).findFirst())
                .map(balance -> balance.orElseThrow().posted().low()).toList();
    }

    @Test
    void shouldAnswerEachOfSeveralReadsByItself() {
        // when: what Alice has depends on the first transfer, what Bob has does not
        List<Message> atOnce = shard.readTogether(ReadMode.LATEST, ALICE, BOB, CAROL);
        List<Message> later = shard.decide(first, 1, true);

        // then
        assertThat(atOnce).filteredOn(AccountState.class::isInstance).hasSize(2);
        assertThat(shown(later)).containsExactly(90L);
    }

    @Test
    void shouldNotShowWhatBeganAfterAnAnswerThatItDoesNotShow() {
        // given a read, and a second transfer that was prepared after it and is decided, which this shard has not heard
        assertThat(read(ALICE)).isEmpty();
        TxId second = prepared(2, pay(ALICE, REMOTE, 20));

        // when a third one, which began after the client of the second was answered, is prepared and applied here
        TxId third = prepared(3, pay(ALICE, REMOTE, 40));
        List<Message> afterThird = shard.decide(third, 3, true);
        List<Message> afterFirst = shard.decide(first, 1, true);

        // then the read shows neither of the two
        assertThat(afterThird).noneMatch(AccountState.class::isInstance);
        assertThat(shown(afterFirst)).containsExactly(90L);
        shard.decide(second, 2, true);
        assertThat(shard.balance(ALICE)).isEqualTo(Quantity.of(30));
    }

    @Test
    void shouldShowNothingOfWhatWasAborted() {
        // given a read behind the first transfer, and a later one that is applied
        read(ALICE);
        shard.decide(prepared(2, pay(ALICE, REMOTE, 20)), 2, true);

        // when the first is aborted
        List<Message> sent = shard.decide(first, 1, false);

        // then the read shows the account as it was when it came
        assertThat(shown(sent)).containsExactly(100L);
    }

    @Test
    void shouldShowOfAllThatWasPreparedBeforeItWhatCommits() {
        // given two transfers in doubt before the read
        TxId second = prepared(2, pay(ALICE, REMOTE, 20));
        read(ALICE);

        // when the later one commits, and then the first
        List<Message> afterSecond = shard.decide(second, 2, true);
        List<Message> afterFirst = shard.decide(first, 1, true);

        // then it has waited for both
        assertThat(shown(afterSecond)).isEmpty();
        assertThat(shown(afterFirst)).containsExactly(70L);
    }

    @Test
    void shouldAnswerReadsOfOneMomentAlikeAndEachMomentByItself() {
        // given two reads of one moment, one after another preparation, and one after that was applied
        read(ALICE);
        read(ALICE);
        TxId second = prepared(2, pay(ALICE, REMOTE, 20));
        read(ALICE);
        List<Message> afterSecond = shard.decide(second, 2, true);
        read(ALICE);

        // when the first is decided
        List<Message> afterFirst = shard.decide(first, 1, true);

        // then the two show the same, and the later ones the second too
        assertThat(shown(afterSecond)).isEmpty();
        assertThat(shown(afterFirst)).containsExactly(90L, 90L, 70L, 70L);
    }

    @Test
    void shouldShareOnlyBetweenReadsThatSawAndAwaitTheSame() {
        // given a read that awaits one decision
        LatestRead read = new LatestRead(Account.EMPTY, Set.of(first));

        // then it is that of who finds the same account and the same holders, and of nobody else
        Account equal = new Account(false, false, Balances.NONE, List.of());
        assertThat(read.isOfTheMomentOf(equal, Set.of(first))).isTrue();
        assertThat(read.isOfTheMomentOf(Account.EMPTY, Set.of(first, shard.newTxId()))).isFalse();
        assertThat(read.isOfTheMomentOf(null, Set.of(first))).isFalse();
    }

    @Test
    void shouldRefuseOnlyThoseOfOneMomentWhoseTimeIsUpRule4() {
        // given two reads that wait for the same, the second a second later
        read(ALICE);
        shard.machine.pass(1_000);
        read(ALICE);

        // when the time of the first is up, and then the decision comes
        List<Message> late = shard.machine.pass(1_000);
        List<Message> decided = shard.decide(first, 1, true);

        // then only the second is answered
        assertThat(late).filteredOn(ReadRefused.class::isInstance).singleElement()
                .satisfies(refused -> assertThat(((ReadRefused) refused).code()).isEqualTo(RetryableCode.TIMED_OUT));
        assertThat(shown(decided)).containsExactly(90L);
    }

    @Test
    void shouldHaveRoomForOthersWhenReadsHaveLeft() {
        // given a shard with room for two reads that wait, and a third that is refused
        ShardDriver small = new ShardDriver(ShardDriver.settings(10, 2, 100));
        TxId inDoubt = small.newTxId();
        small.prepare(inDoubt, 1, pay(ALICE, REMOTE, 10));
        small.read(ALICE, ReadMode.LATEST);
        small.read(ALICE, ReadMode.LATEST);
        List<Message> third = small.read(ALICE, ReadMode.LATEST);

        // when the two are given back, and two more come, and are answered
        small.machine.pass(2_000);
        small.read(ALICE, ReadMode.LATEST);
        small.read(ALICE, ReadMode.LATEST);
        List<Message> decided = small.decide(inDoubt, 1, true);
        small.prepare(small.newTxId(), 2, pay(ALICE, REMOTE, 10));

        // then there is room again
        assertThat(third).singleElement().isInstanceOf(ReadRefused.class);
        assertThat(shown(decided)).hasSize(2);
        assertThat(small.read(ALICE, ReadMode.LATEST)).isEmpty();
    }

    @Test
    void shouldShowAccountThatIsOpenedOnlyIfThatCommits() {
        // given reads of an account that is being opened
        TxId aborted = prepared(2, new Step.OpenAccount(CAROL));
        read(CAROL);
        List<Message> afterAbort = shard.decide(aborted, 2, false);
        TxId committed = prepared(3, new Step.OpenAccount(CAROL));
        read(CAROL);

        // when one opening has been aborted, and the other commits
        List<Message> afterCommit = shard.decide(committed, 3, true);

        // then
        assertThat(state(afterAbort).exists()).isFalse();
        assertThat(state(afterCommit).exists()).isTrue();
    }

    @Test
    void shouldShowAccountThatIsClosedUnlessThatCommits() {
        // given reads of an account that is being closed
        TxId aborted = prepared(2, new Step.CloseAccount(BOB));
        read(BOB);
        List<Message> afterAbort = shard.decide(aborted, 2, false);
        TxId committed = prepared(3, new Step.CloseAccount(BOB));
        read(BOB);

        // when one closing has been aborted, and the other commits
        List<Message> afterCommit = shard.decide(committed, 3, true);

        // then
        assertThat(state(afterAbort).exists()).isTrue();
        assertThat(state(afterCommit).exists()).isFalse();
    }
}
