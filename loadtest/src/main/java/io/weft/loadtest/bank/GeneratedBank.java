package io.weft.loadtest.bank;

import io.weft.loadtest.bank.Entry.Direction;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A year of a small bank that never was, for where the real entries are not at hand: salaries, household orders, cash,
 * cards, interest, fees, and now and then an overdraft. The same seed gives the same year.
 */
public final class GeneratedBank {

    private static final int CUSTOMERS = 1_000;
    private static final int OTHER_ACCOUNTS = 1_500;
    private static final String[] OTHER_BANKS = {"AB", "CD", "EF", "GH", "IJ", "KL", "MN", "OP", "QR", "ST", "UV", "WX",
            "YZ"};
    private static final int CROWN = 100;
    private static final int MAX_OVERDRAFT = 10_000 * CROWN;
    private static final int PERCENT = 100;

    private final SplittableRandom random;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Customer> customers = new ArrayList<>();

    private GeneratedBank(long seed) {
        this.random = new SplittableRandom(seed);
    }

    private static final class Customer {
        final long account;
        final int openedOnDay;
        final int payday;
        final int salary;
        final String employer;
        final String landlord;
        final long overdraft;
        long balance;

        Customer(long account, SplittableRandom random) {
            this.account = account;
            this.openedOnDay = random.nextInt(1, 180);
            this.payday = random.nextInt(1, 29);
            this.salary = random.nextInt(30, 400) * 100 * CROWN;
            this.employer = otherAccount(random);
            this.landlord = otherAccount(random);
            this.overdraft = random.nextInt(PERCENT) < 4 ? MAX_OVERDRAFT : 0;
        }
    }

    /** The entries of 1993, in the order of their dates. */
    public static List<Entry> year(long seed) {
        GeneratedBank bank = new GeneratedBank(seed);
        for (int i = 0; i < CUSTOMERS; i++) {
            bank.customers.add(new Customer(1 + i, bank.random));
        }
        LocalDate newYear = LocalDate.of(1993, 1, 1);
        for (LocalDate day = newYear; day.getYear() == newYear.getYear(); day = day.plusDays(1)) {
            for (Customer customer : bank.customers) {
                bank.day(customer, day);
            }
        }
        return bank.entries;
    }

    private void day(Customer customer, LocalDate day) {
        if (day.getDayOfYear() < customer.openedOnDay) {
            return;
        }
        if (day.getDayOfYear() == customer.openedOnDay) {
            credit(customer, day, "cash", random.nextInt(2, 12) * 100 * CROWN);
        }
        if (day.getDayOfMonth() == customer.payday) {
            credit(customer, day, customer.employer, customer.salary);
            debit(customer, day, customer.landlord, customer.salary / 4 + random.nextInt(10 * CROWN));
        }
        if (random.nextInt(PERCENT) < 5) {
            debit(customer, day, "cash", random.nextInt(1, 30) * 100 * CROWN);
        }
        if (random.nextInt(PERCENT) < 2) {
            credit(customer, day, "cash", random.nextInt(1, 50) * 100 * CROWN);
        }
        if (random.nextInt(PERCENT * 10) < 2) {
            debit(customer, day, "card", random.nextInt(1, 20) * 100 * CROWN);
        }
        if (day.plusDays(1).getDayOfMonth() == 1) {
            monthEnd(customer, day);
        }
    }

    private void monthEnd(Customer customer, LocalDate day) {
        long interest = customer.balance / 300;
        if (interest > 0) {
            credit(customer, day, "interest", interest);
        } else if (interest < 0) {
            debit(customer, day, "penalty-interest", -interest);
        }
        debit(customer, day, "fee", 1460);
    }

    private void credit(Customer customer, LocalDate day, String from, long amount) {
        add(customer, day, Direction.CREDIT, from, amount);
    }

    private void debit(Customer customer, LocalDate day, String to, long amount) {
        if (customer.balance - amount >= -customer.overdraft) {
            add(customer, day, Direction.DEBIT, to, amount);
        }
    }

    private void add(Customer customer, LocalDate day, Direction direction, String counterparty, long amount) {
        customer.balance += direction == Direction.CREDIT ? amount : -amount;
        entries.add(new Entry(entries.size() + 1, customer.account, day, direction, counterparty, amount,
                customer.balance));
    }

    private static String otherAccount(SplittableRandom random) {
        int number = random.nextInt(OTHER_ACCOUNTS);
        return "bank " + OTHER_BANKS[number % OTHER_BANKS.length] + ", account " + (10_000_000 + number);
    }
}
