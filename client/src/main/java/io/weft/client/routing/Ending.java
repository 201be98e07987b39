package io.weft.client.routing;

/** How a request ends. Each has exactly one ending. */
public sealed interface Ending<A> {

    record Answered<A>(A answer) implements Ending<A> {}

    /** Given up; a node took it, and every attempt was answered, each time with the word that it had done nothing. */
    record NotDone<A>(String why) implements Ending<A> {}

    /** Given up, and at least one attempt may have been, or may still be, executed. */
    record Unknown<A>(String why) implements Ending<A> {}

    /** Given up before any node took it: none was asked that knows such requests. */
    record NotAdmitted<A>(Reason reason, String why) implements Ending<A> {}

    /** Why nothing was admitted. */
    enum Reason {
        /** Too many others wait for room. */
        OVERLOADED,
        /** The time was up. */
        DEADLINE,
        /** No endpoint speaks this version of the API. */
        INCOMPATIBLE,
        /** The client is closed. */
        CLOSED
    }
}
