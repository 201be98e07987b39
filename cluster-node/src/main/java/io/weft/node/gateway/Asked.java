package io.weft.node.gateway;

/** A question, and who gets its answer. */
public record Asked(Question question, AnswerSink sink) {}
