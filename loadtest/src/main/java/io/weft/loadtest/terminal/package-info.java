/** What a person sees while something takes long. */
package io.weft.loadtest.terminal;
