/** Time as the machines know it: a number that is given to them. */
package io.weft.protocol.time;
