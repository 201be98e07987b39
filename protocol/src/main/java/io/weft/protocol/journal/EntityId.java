package io.weft.protocol.journal;

/** The owner of one journal: a shard or a coordinator. */
public record EntityId(Role role, int index) implements Comparable<EntityId> {

    /** In the order of their numbers in stored keys. */
    public enum Role { SHARD, COORDINATOR }

    public static EntityId shard(int index) {
        return new EntityId(Role.SHARD, index);
    }

    public static EntityId coordinator(int index) {
        return new EntityId(Role.COORDINATOR, index);
    }

    @Override
    public int compareTo(EntityId other) {
        int byRole = role.compareTo(other.role);
        return byRole != 0 ? byRole : Integer.compare(index, other.index);
    }

    /** Such as {@code shard-7}. */
    @Override
    public String toString() {
        return role.name().toLowerCase(java.util.Locale.ROOT) + "-" + index;
    }
}
