package io.weft.simulator.mutation;

/**
 * One change of one source file. It should not change a constant of a primitive type or a string: the compiler has
 * copied it into classes that are not patched.
 *
 * @param file    relative to the root of the repository, with slashes
 * @param find    text that occurs exactly once in the file
 * @param replace what stands there afterwards; may be empty
 */
public record Patch(String file, String find, String replace) {}
