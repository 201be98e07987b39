/** The way to entities of other nodes: what goes to one node at about the same time goes in one message. */
package io.weft.actors.bundle;
