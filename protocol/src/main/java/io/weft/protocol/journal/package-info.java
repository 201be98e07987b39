/** The port behind which an entity's log is kept: claimed, fenced, chained (rules 19 to 24). */
package io.weft.protocol.journal;
