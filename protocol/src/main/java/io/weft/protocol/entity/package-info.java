/** The discipline around a machine: decide, journal, then send. The same in an actor and in the simulator. */
package io.weft.protocol.entity;
