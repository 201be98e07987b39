package io.weft.protocol.model;

import java.util.List;

/** An atomic, ordered list of steps under one client-chosen id. */
public record Transaction(TxId id, List<Step> steps) {

    public static final int MAX_STEPS = 64;

    public Transaction {
        steps = List.copyOf(steps);
    }
}
