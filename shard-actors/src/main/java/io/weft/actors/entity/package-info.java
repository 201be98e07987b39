/** The shell around a machine: claim, recover, step, append, and only when the append is durable, send. */
package io.weft.actors.entity;
