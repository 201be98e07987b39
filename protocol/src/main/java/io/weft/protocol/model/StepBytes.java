package io.weft.protocol.model;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The canonical encoding of steps: one byte for the kind, then fixed-width big-endian fields. Equal steps have equal
 * bytes and the reverse, so a digest of them tells contents apart. It is also how steps travel between nodes. Kinds are
 * numbered once and for all; new ones go to the end.
 */
public final class StepBytes {

    /** Kind, hold id, two accounts, asset, amount: the widest step. */
    public static final int MAX_STEP_BYTES = 1 + HoldId.BYTES + 2 * AccountId.BYTES + AssetId.BYTES + 3 * Long.BYTES;

    private StepBytes() {}

    public static byte[] encode(List<Step> steps) {
        ByteBuffer out = ByteBuffer.allocate(mostBytes(steps));
        write(steps, out);
        byte[] bytes = new byte[out.position()];
        out.flip().get(bytes);
        return bytes;
    }

    /** At most so many bytes are written. */
    public static int mostBytes(List<Step> steps) {
        return steps.size() * MAX_STEP_BYTES;
    }

    /** @throws java.nio.BufferOverflowException if there is no room for them; {@link #mostBytes} are enough */
    public static void write(List<Step> steps, ByteBuffer out) {
        Writer writer = new Writer(out);
        for (int i = 0; i < steps.size(); i++) {
            steps.get(i).accept(writer);
        }
    }

    /** @throws IllegalArgumentException if the bytes are not such an encoding */
    public static List<Step> decode(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        List<Step> steps = new ArrayList<>();
        try {
            while (in.hasRemaining()) {
                steps.add(read(in));
            }
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("step " + steps.size() + " is cut off", e);
        }
        return steps;
    }

    /**
     * Reads one step, and goes behind it.
     *
     * @throws BufferUnderflowException if it is cut off
     * @throws IllegalArgumentException if it is none
     */
    public static Step read(ByteBuffer in) {
        int kind = in.get();
        return switch (kind) {
            case 1 -> new Step.Transfer(account(in), account(in), asset(in), quantity(in));
            case 2 -> new Step.OpenAccount(account(in));
            case 3 -> new Step.CloseAccount(account(in));
            case 4 -> new Step.SetFlags(account(in), in.get() == 1, in.get() == 1);
            case 5 -> new Step.SetLimit(account(in), asset(in), quantity(in));
            case 6 -> new Step.CreateAsset(asset(in), in.getInt());
            case 7 -> new Step.Hold(account(in), account(in), asset(in), quantity(in), in.getLong());
            case 8 -> new Step.Post(HoldId.readFrom(in), account(in), account(in), asset(in), quantity(in));
            case 9 -> new Step.VoidHold(HoldId.readFrom(in), account(in));
            case 10 -> new Step.GuardBalance(account(in), asset(in), Step.Bound.values()[in.get()], quantity(in));
            case 11 -> new Step.GuardAccount(account(in), Step.Condition.values()[in.get()]);
            default -> throw new IllegalArgumentException("unknown kind of step " + kind);
        };
    }

    private static AccountId account(ByteBuffer in) {
        return AccountId.readFrom(in);
    }

    private static AssetId asset(ByteBuffer in) {
        return AssetId.readFrom(in);
    }

    private static Quantity quantity(ByteBuffer in) {
        return new Quantity(in.getLong(), in.getLong(), in.getLong());
    }

    private record Writer(ByteBuffer out) implements Step.Visitor<Void> {

        private Writer kind(int kind) {
            out.put((byte) kind);
            return this;
        }

        private Writer account(AccountId account) {
            account.writeTo(out);
            return this;
        }

        private Writer asset(AssetId asset) {
            asset.writeTo(out);
            return this;
        }

        private Writer holdId(HoldId hold) {
            hold.writeTo(out);
            return this;
        }

        private Writer quantity(Quantity quantity) {
            out.putLong(quantity.top()).putLong(quantity.middle()).putLong(quantity.low());
            return this;
        }

        private Writer flag(boolean flag) {
            out.put((byte) (flag ? 1 : 0));
            return this;
        }

        private Void end() {
            return null;
        }

        @Override
        public Void transfer(Step.Transfer step) {
            return kind(1).account(step.from()).account(step.to()).asset(step.asset()).quantity(step.amount()).end();
        }

        @Override
        public Void openAccount(Step.OpenAccount step) {
            return kind(2).account(step.account()).end();
        }

        @Override
        public Void closeAccount(Step.CloseAccount step) {
            return kind(3).account(step.account()).end();
        }

        @Override
        public Void setFlags(Step.SetFlags step) {
            return kind(4).account(step.account()).flag(step.debitFrozen()).flag(step.creditFrozen()).end();
        }

        @Override
        public Void setLimit(Step.SetLimit step) {
            return kind(5).account(step.account()).asset(step.asset()).quantity(step.creditLimit()).end();
        }

        @Override
        public Void createAsset(Step.CreateAsset step) {
            kind(6).asset(step.asset());
            out.putInt(step.decimals());
            return null;
        }

        @Override
        public Void hold(Step.Hold step) {
            kind(7).account(step.from()).account(step.to()).asset(step.asset()).quantity(step.amount());
            out.putLong(step.deadlineMs());
            return null;
        }

        @Override
        public Void post(Step.Post step) {
            return kind(8).holdId(step.hold()).account(step.from()).account(step.to()).asset(step.asset())
                    .quantity(step.amount()).end();
        }

        @Override
        public Void voidHold(Step.VoidHold step) {
            return kind(9).holdId(step.hold()).account(step.from()).end();
        }

        @Override
        public Void guardBalance(Step.GuardBalance step) {
            kind(10).account(step.account()).asset(step.asset());
            out.put((byte) step.bound().ordinal());
            return quantity(step.balance()).end();
        }

        @Override
        public Void guardAccount(Step.GuardAccount step) {
            kind(11).account(step.account());
            out.put((byte) step.condition().ordinal());
            return null;
        }
    }
}
