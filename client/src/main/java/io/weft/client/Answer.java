package io.weft.client;

import java.util.function.Function;

/** What a question has brought: a value, or nothing in the time that was given. Questions may always be asked again. */
public sealed interface Answer<T> {

    /** The value, or an exception that says why there is none. */
    T orElseThrow();

    record Given<T>(T value) implements Answer<T> {
        @Override
        public T orElseThrow() {
            return value;
        }
    }

    record Missing<T>(String reason) implements Answer<T> {
        @Override
        public T orElseThrow() {
            throw new IllegalStateException("no answer: " + reason);
        }
    }

    /** The same for another form of the value. */
    default <U> Answer<U> map(Function<T, U> function) {
        return this instanceof Given<T> given ? new Given<>(function.apply(given.value()))
                : new Missing<>(((Missing<T>) this).reason());
    }
}
