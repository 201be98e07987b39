package io.weft.node.gateway;

import io.weft.protocol.model.Outcome;

/** Where the outcomes of transactions go. Called by several threads; must neither block nor throw. */
public interface OutcomeSink extends Gathering {

    /** Called exactly once for each transaction. */
    void outcome(int tag, Outcome outcome);
}
