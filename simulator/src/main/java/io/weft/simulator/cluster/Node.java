package io.weft.simulator.cluster;

import io.weft.protocol.journal.EntityId;
import io.weft.simulator.entity.SimulatedEntity;
import io.weft.simulator.world.World;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** A process: it serves, stands still, or is down; it has a clock of its own and believes to know who is where. */
final class Node {

    private final int index;
    private final World world;
    private final Map<EntityId, SimulatedEntity<?, ?>> entities = new TreeMap<>();
    private final Map<EntityId, Integer> believed = new HashMap<>();
    private final Deque<Runnable> held = new ArrayDeque<>();
    private State state = State.UP;
    private int life;
    private long clockOffsetMs;
    private long minClockOffsetMs;
    private long maxClockOffsetMs;

    enum State { UP, PAUSED, DOWN }

    Node(int index, World world) {
        this.index = index;
        this.world = world;
    }

    int index() {
        return index;
    }

    boolean isUp() {
        return state == State.UP;
    }

    boolean isDown() {
        return state == State.DOWN;
    }

    boolean isPaused() {
        return state == State.PAUSED;
    }

    long wallClockMs() {
        return world.nowMs() + clockOffsetMs;
    }

    void setClock(long offsetMs) {
        clockOffsetMs = offsetMs;
        minClockOffsetMs = Math.min(minClockOffsetMs, offsetMs);
        maxClockOffsetMs = Math.max(maxClockOffsetMs, offsetMs);
    }

    long minClockOffsetMs() {
        return minClockOffsetMs;
    }

    long maxClockOffsetMs() {
        return maxClockOffsetMs;
    }

    long clockOffsetMs() {
        return clockOffsetMs;
    }

    Map<EntityId, SimulatedEntity<?, ?>> entities() {
        return entities;
    }

    /** Where this node believes an entity to be. */
    int placeOf(EntityId entity) {
        return believed.get(entity);
    }

    void believe(EntityId entity, int node) {
        believed.put(entity, node);
    }

    /** Something arrives from outside: lost if the process is down. */
    void arrive(Runnable event) {
        if (state == State.PAUSED) {
            held.add(event);
        } else if (state == State.UP) {
            event.run();
        }
    }

    /** How often it has crashed: whatever belongs to an earlier life is gone. */
    int life() {
        return life;
    }

    /** Something that this life of the process has set in motion. */
    void after(long delayMs, Runnable event) {
        int mine = life;
        world.after(delayMs, () -> {
            if (mine == life) {
                arrive(event);
            }
        });
    }

    void crash() {
        state = State.DOWN;
        life++;
        entities.clear();
        held.clear();
    }

    void boot() {
        state = State.UP;
    }

    void pause() {
        state = State.PAUSED;
    }

    /** Goes on with all that has come meanwhile, in order. */
    void resume() {
        state = State.UP;
        while (state == State.UP && !held.isEmpty()) {
            held.remove().run();
        }
    }
}
