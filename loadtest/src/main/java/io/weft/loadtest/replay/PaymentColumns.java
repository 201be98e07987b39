package io.weft.loadtest.replay;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Comma-separated columns, named in the first line, in any order. Immutable. */
final class PaymentColumns implements PaymentFormat {

    static final int MAX_NAME_CHARS = 200;

    private static final String DEBIT = "debit";
    private static final String CREDIT = "credit";
    private static final String AMOUNT = "amount";
    private static final String ASSET = "asset";
    private static final String CURRENCY = "currency";
    private static final String KNOWN = "the columns are debit, credit and amount, and if wanted asset (or currency), id and time";
    /** What only people read. */
    private static final Set<String> UNUSED = Set.of("id", "time");
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final int columns;
    private final int debit;
    private final int credit;
    private final int amount;
    private final int asset;

    private PaymentColumns(List<String> names) {
        this.columns = names.size();
        this.debit = names.indexOf(DEBIT);
        this.credit = names.indexOf(CREDIT);
        this.amount = names.indexOf(AMOUNT);
        this.asset = names.indexOf(ASSET);
    }

    static PaymentColumns of(String header) {
        String text = header.startsWith(BYTE_ORDER_MARK) ? header.substring(1) : header;
        List<String> names = new ArrayList<>();
        for (String column : text.split(",", -1)) {
            String name = column.strip().toLowerCase(Locale.ROOT);
            names.add(name.equals(CURRENCY) ? ASSET : name);
        }
        for (String needed : List.of(DEBIT, CREDIT, AMOUNT)) {
            require(names.contains(needed), "the first line must name the columns, and lacks '" + needed + "'; " + KNOWN);
        }
        for (String name : names) {
            boolean isKnown = Set.of(DEBIT, CREDIT, AMOUNT, ASSET).contains(name) || UNUSED.contains(name);
            require(isKnown, "there is no use for a column '" + name + "': take it out, or correct its name; " + KNOWN);
            require(names.indexOf(name) == names.lastIndexOf(name), "the column '" + name + "' is there twice: take one out");
        }
        return new PaymentColumns(names);
    }

    @Override
    public Payment parse(String line) {
        require(line.indexOf('"') < 0, "quotes are not understood: write the fields without, and without commas in them");
        String[] fields = Arrays.stream(line.split(",", -1)).map(String::strip).toArray(String[]::new);
        require(fields.length == columns, "there must be " + columns + " fields as in the first line, but there are " + fields.length);
        Payment payment = new Payment(name(DEBIT, fields[debit]), name(CREDIT, fields[credit]),
                asset < 0 ? "" : name(ASSET, fields[asset]), amount(fields[amount]));
        require(!payment.debit().equals(payment.credit()),
                "debit and credit are both '" + payment.debit() + "', but must be two accounts: take the line out");
        return payment;
    }

    private static String name(String column, String field) {
        require(!field.isEmpty(), column + " is empty: write a name or a number");
        require(field.length() <= MAX_NAME_CHARS, column + " has more than " + MAX_NAME_CHARS + " characters: write a shorter name");
        return field;
    }

    private static long amount(String field) {
        try {
            long amount = Long.parseLong(field);
            if (amount > 0) {
                return amount;
            }
        } catch (NumberFormatException e) {
            // The same message serves.
        }
        throw new IllegalArgumentException("amount must be a whole number above zero, of the smallest unit (1250 cents, not 12.50), "
                + "but is '" + field + "'");
    }

    private static void require(boolean holds, String trouble) {
        if (!holds) {
            throw new IllegalArgumentException(trouble);
        }
    }
}
