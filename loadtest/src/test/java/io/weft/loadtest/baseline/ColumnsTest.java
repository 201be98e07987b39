package io.weft.loadtest.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class ColumnsTest {

    @Test
    void shouldSumUpDebitsAndNetsOfEachAccountInOrder() {
        // given
        Transfer[] transfers = {transfer(1, 9, 2, 50), transfer(2, 2, 5, 30), transfer(3, 9, 5, 1)};

        // when
        Columns columns = Columns.of(transfers);

        // then
        assertThat(columns.ids()).containsExactly(new UUID(0, 1), new UUID(0, 2), new UUID(0, 3));
        assertThat(columns.debtors()).containsExactly(9, 2, 9);
        assertThat(columns.creditors()).containsExactly(2, 5, 5);
        assertThat(columns.amounts()).containsExactly(50, 30, 1);
        assertThat(columns.accounts()).containsExactly(2, 5, 9);
        assertThat(columns.debits()).containsExactly(30, 0, 51);
        assertThat(columns.nets()).containsExactly(20, 31, -51);
    }

    private static Transfer transfer(long id, long debtor, long creditor, long amount) {
        return new Transfer(new UUID(0, id), debtor, creditor, amount);
    }
}
