package io.weft.actors.entity;

import io.weft.protocol.effects.Sender;
import io.weft.protocol.journal.Journal;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * What all entities of a node share. Thread-safe, all of it.
 *
 * @param clock     of the wall
 * @param nanoClock counts elapsed time, whatever happens to the wall clock
 * @param local     where those that serve are found
 */
public record EntityEnvironment(Journal journal, Sender sender, InstantSource clock, LongSupplier nanoClock,
        EntitySettings settings, FatalHandler fatalHandler, EntityListener listener, LocalEntities local) {}
