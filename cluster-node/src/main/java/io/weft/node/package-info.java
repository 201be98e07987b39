/** The program: puts the parts together, starts them in order, and stops them in the reverse. */
package io.weft.node;
