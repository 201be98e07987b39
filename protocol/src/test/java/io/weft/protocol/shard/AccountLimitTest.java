package io.weft.protocol.shard;

import static io.weft.protocol.shard.ShardDriver.ALICE;
import static io.weft.protocol.shard.ShardDriver.BOB;
import static io.weft.protocol.shard.ShardDriver.COIN;
import static io.weft.protocol.shard.ShardDriver.ISSUER;
import static io.weft.protocol.shard.ShardDriver.REMOTE;
import static io.weft.protocol.shard.ShardDriver.ballot;
import static org.assertj.core.api.Assertions.assertThat;

import io.weft.protocol.message.CoordinatorMessage.Ballot;
import io.weft.protocol.model.AccountId;
import io.weft.protocol.model.AssetId;
import io.weft.protocol.model.HoldId;
import io.weft.protocol.model.Outcome;
import io.weft.protocol.model.Quantity;
import io.weft.protocol.model.RejectionCode;
import io.weft.protocol.model.Step;
import io.weft.protocol.model.Transaction;
import io.weft.protocol.model.TxId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The limits of an account, which are three assets and three holds here: rules 1, 5 and 6. Ids made earlier are older. */
class AccountLimitTest {

    private static final AssetId SECOND = new AssetId(ISSUER, 2);
    private static final AssetId THIRD = new AssetId(ISSUER, 3);
    private static final AssetId OF_ALICE = new AssetId(ALICE, 1);
    private static final AssetId OF_BOB = new AssetId(BOB, 1);

    private final ShardDriver shard = new ShardDriver();
    private final TxId older = shard.newTxId();
    private final TxId younger = shard.newTxId();

    AccountLimitTest() {
        Outcome outcome = shard.execute(new Step.CreateAsset(SECOND, 0), new Step.CreateAsset(THIRD, 0),
                new Step.CreateAsset(OF_ALICE, 0), new Step.CreateAsset(OF_BOB, 0), get(ISSUER, BOB, COIN), get(ISSUER, BOB, SECOND));
        assertThat(outcome).isEqualTo(Outcome.COMMITTED);
    }

    private static Step.Transfer get(AccountId from, AccountId to, AssetId asset) {
        return new Step.Transfer(from, to, asset, Quantity.ONE);
    }

    @Test
    void shouldNotRefuseCreditOfAnAssetThatAPendingOneBringsRule1() {
        // given Bob has two assets of three, a third is in doubt, and an asset that he issues himself became his third since
        shard.prepare(younger, 1, get(REMOTE, BOB, THIRD));
        assertThat(shard.execute(get(BOB, ALICE, OF_BOB))).isEqualTo(Outcome.COMMITTED);

        // when more of the asset in doubt is to come
        Ballot vote = shard.prepare(older, 2, get(REMOTE, BOB, THIRD));

        // then it waits: if the first commits, Bob has that asset and may get more of it
        assertThat(vote).isNull();
        assertThat(ballot(shard.decide(younger, 1, true), older)).isEqualTo(Ballot.YES);
    }

    @Test
    void shouldNameTheStepThatFailsUnderTheOutcomeRule5() {
        // given Bob has two assets of three, and a third is in doubt
        shard.prepare(younger, 1, get(REMOTE, BOB, THIRD));

        // when he is to get a fourth one, and more of the third
        Ballot vote = shard.prepare(older, 2, get(REMOTE, BOB, OF_ALICE), get(REMOTE, BOB, THIRD));

        // then which step is one too many depends on what is in doubt
        assertThat(vote).isNull();
        assertThat(ballot(shard.decide(younger, 1, true), older)).isEqualTo(new Ballot.No(RejectionCode.TOO_MANY_ASSETS, 0));
    }

    @Test
    void shouldRefuseTheSecondNewAssetIfTheFirstOneInDoubtIsAborted() {
        // given the same
        shard.prepare(younger, 1, get(REMOTE, BOB, THIRD));
        assertThat(shard.prepare(older, 2, get(REMOTE, BOB, OF_ALICE), get(REMOTE, BOB, THIRD))).isNull();

        // when the one in doubt is aborted
        Ballot vote = ballot(shard.decide(younger, 1, false), older);

        // then the later step is one too many
        assertThat(vote).isEqualTo(new Ballot.No(RejectionCode.TOO_MANY_ASSETS, 1));
    }

    @Test
    void shouldNotCountAnAssetThatIsOnlyGuarded() {
        // when a guard looks at an asset that Bob has not, and a third asset comes
        Outcome outcome = shard.execute(new Step.GuardBalance(BOB, OF_ALICE, Step.Bound.AT_LEAST, Quantity.ZERO), get(ISSUER, BOB, THIRD));

        // then there is room for it
        assertThat(outcome).isEqualTo(Outcome.COMMITTED);
    }

    @Test
    void shouldNotLetAGuardMakeRoom() {
        // given Bob has as many assets as he may
        assertThat(shard.execute(get(ISSUER, BOB, THIRD))).isEqualTo(Outcome.COMMITTED);

        // when a guard looks at a fourth asset, which then comes
        Outcome outcome = shard.execute(new Step.GuardBalance(BOB, OF_ALICE, Step.Bound.AT_LEAST, Quantity.ZERO),
                get(ALICE, BOB, OF_ALICE));

        // then it is one too many all the same
        assertThat(outcome).isEqualTo(new Outcome.Rejected(RejectionCode.TOO_MANY_ASSETS, 1));
    }

    @Test
    void shouldSeeTheRoomThatAnEarlierStepMadeForAHoldRule6() {
        // given Alice has as many holds as she may
        TxId first = hold();
        hold();
        hold();

        // when one transaction voids one of them and makes another
        Outcome outcome = shard.execute(new Step.VoidHold(new HoldId(first, 0), ALICE), step());

        // then there is room for it
        assertThat(outcome).isEqualTo(Outcome.COMMITTED);
    }

    private TxId hold() {
        TxId id = shard.newTxId();
        assertThat(ShardDriver.outcome(shard.submit(new Transaction(id, List.of(step()))))).isEqualTo(Outcome.COMMITTED);
        return id;
    }

    private static Step.Hold step() {
        return new Step.Hold(ALICE, BOB, COIN, Quantity.ONE, ShardDriver.START_MS + 10_000);
    }
}
