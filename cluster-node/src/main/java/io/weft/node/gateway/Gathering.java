package io.weft.node.gateway;

/** Keeps answers until no more are at hand, so that they travel together. Must neither block nor throw. */
public interface Gathering {

    /** For answers that travel alone. */
    Gathering NONE = () -> {};

    /** No more answers are at hand at this moment: what was gathered may travel. */
    void flush();
}
