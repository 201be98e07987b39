/** What a machine wants done after a step: journal first, then send. */
package io.weft.protocol.effects;
