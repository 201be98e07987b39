/** Makes a failing run small enough for a person to read. */
package io.weft.simulator.shrink;
