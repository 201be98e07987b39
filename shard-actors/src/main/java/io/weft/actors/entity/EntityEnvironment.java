package io.weft.actors.entity;

import io.weft.protocol.effects.Sender;
import io.weft.protocol.journal.Journal;
import java.time.InstantSource;

/** What all entities of a node share. Thread-safe, all of it. */
public record EntityEnvironment(Journal journal, Sender sender, InstantSource clock, EntitySettings settings,
        FatalHandler fatalHandler, EntityListener listener) {}
