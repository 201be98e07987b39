package io.weft.loadtest.bank;

import io.weft.loadtest.bank.Entry.Direction;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/** One line of a file of entries. */
public final class EntryLine {

    public static final String HEADER = "entry,account,date,direction,kind,purpose,amount_haler,reported_balance_haler,"
            + "counter_bank,counter_account";

    private static final String[] COLUMNS = HEADER.split(",");
    /** A thousand million crowns; so no sum of a file overflows. */
    private static final long MAX_AMOUNT = 100_000_000_000L;

    private final String[] fields;

    private EntryLine(String[] fields) {
        this.fields = fields;
    }

    /** @throws IllegalArgumentException saying which column is wrong */
    public static Entry parse(String line) {
        String[] fields = line.split(",", -1);
        if (fields.length != COLUMNS.length) {
            throw new IllegalArgumentException(
                    "expected " + COLUMNS.length + " columns, but there are " + fields.length);
        }
        EntryLine parsed = new EntryLine(fields);
        return new Entry(parsed.number(0, 0, Long.MAX_VALUE), parsed.number(1, 0, Long.MAX_VALUE), parsed.date(),
                parsed.direction(), parsed.counterparty(), parsed.number(6, 1, MAX_AMOUNT),
                parsed.number(7, -MAX_AMOUNT * 1000, MAX_AMOUNT * 1000));
    }

    private long number(int column, long least, long most) {
        try {
            long value = Long.parseLong(fields[column]);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // The same message serves.
        }
        throw bad(column, "a whole number from " + least + " to " + most);
    }

    private LocalDate date() {
        try {
            return LocalDate.parse(fields[2]);
        } catch (DateTimeParseException e) {
            throw bad(2, "a date such as 1993-01-31");
        }
    }

    private Direction direction() {
        return switch (fields[3]) {
            case "credit" -> Direction.CREDIT;
            case "debit" -> Direction.DEBIT;
            default -> throw bad(3, "credit or debit");
        };
    }

    private String counterparty() {
        String kind = fields[4];
        String purpose = fields[5];
        if (kind.equals("transfer")) {
            return fields[8].isEmpty() ? "other banks" : "bank " + fields[8]
                    + (fields[9].isEmpty() ? "" : ", account " + fields[9]);
        }
        return switch (kind) {
            case "cash", "card", "bank" -> switch (purpose) {
                case "interest", "fee", "penalty-interest" -> purpose;
                default -> kind;
            };
            default -> throw bad(4, "cash, card, transfer or bank");
        };
    }

    private IllegalArgumentException bad(int column, String expected) {
        return new IllegalArgumentException(
                COLUMNS[column] + " must be " + expected + ", but is '" + fields[column] + "'");
    }
}
