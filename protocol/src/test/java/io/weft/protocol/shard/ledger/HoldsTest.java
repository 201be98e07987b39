package io.weft.protocol.shard.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.weft.protocol.model.AccountId;
import io.weft.protocol.model.AssetId;
import io.weft.protocol.model.HoldId;
import io.weft.protocol.model.Quantity;
import io.weft.protocol.model.Step;
import io.weft.protocol.model.TxId;
import org.junit.jupiter.api.Test;

class HoldsTest {

    private static final AccountId ALICE = new AccountId(1, 2, 3);
    private static final AccountId BOB = new AccountId(4, 5, 6);
    private static final AssetId EURO = new AssetId(new AccountId(9, 9, 9), 1);
    private static final HoldId ID = new HoldId(TxId.of(1_000, 1, 1), 0);
    private static final HeldAmount HELD = new HeldAmount(ID, new Step.Hold(ALICE, BOB, EURO, Quantity.ONE, 5_000));

    private final Holds holds = new Holds();

    @Test
    void shouldSayNothingOfAHoldThatCameAndWentSinceTheLastCheckpoint() {
        // given
        holds.add(HELD);
        // when
        holds.remove(ID);
        // then
        assertThat(holds.takeChanged()).isEmpty();
    }

    @Test
    void shouldSayThatAHoldOfTheLastCheckpointIsGone() {
        // given
        holds.add(HELD);
        assertThat(holds.takeChanged()).containsEntry(ID, HELD);
        // when
        holds.expire(ID, 5_000);
        holds.remove(ID);
        // then
        assertThat(holds.takeChanged()).containsOnlyKeys(ID).containsEntry(ID, null);
    }

    @Test
    void shouldSayThatARestoredHoldIsGone() {
        // given
        holds.restore(HELD);
        // when
        holds.remove(ID);
        // then
        assertThat(holds.takeChanged()).containsOnlyKeys(ID).containsEntry(ID, null);
    }

    @Test
    void shouldSayThatAHoldOfTheLastCheckpointIsGoneThoughItCameAgain() {
        // given
        holds.restore(HELD);
        holds.remove(ID);
        // when
        holds.add(HELD);
        holds.remove(ID);
        // then
        assertThat(holds.takeChanged()).containsOnlyKeys(ID).containsEntry(ID, null);
    }

    @Test
    void shouldSayThatANewHoldHasExpiredAndForgetItWhenItGoes() {
        // given
        holds.add(HELD);
        holds.expire(ID, 5_000);
        HeldAmount expired = holds.get(ID);
        // when, then
        assertThat(expired.isExpired()).isTrue();
        holds.remove(ID);
        assertThat(holds.takeChanged()).isEmpty();
        holds.add(HELD);
        holds.expire(ID, 5_000);
        assertThat(holds.takeChanged()).containsEntry(ID, expired);
    }
}
