package io.weft.client.routing;

/** What a node has answered to one attempt, as the router must treat it. */
public sealed interface Reply<A> {

    /** The end of it, whatever other attempts were made. */
    record Decided<A>(A answer) implements Reply<A> {}

    /** This attempt did nothing, and never will: to be made again. */
    record NotDone<A>(String why) implements Reply<A> {}

    /** This attempt may or may not have done something: to be made again. */
    record Unknown<A>(String why) implements Reply<A> {}

    /** This attempt did nothing, and none will from now on; of earlier ones it says nothing. */
    record RefusedNow<A>(A answer, String why) implements Reply<A> {}

    /** It says nothing of what was done, and to ask again is of no use. */
    record Inconclusive<A>(String why) implements Reply<A> {}
}
