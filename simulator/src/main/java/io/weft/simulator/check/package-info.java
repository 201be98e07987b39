/**
 * A checker of strict serializability, for any history and any sequential model. It knows nothing of ledgers.
 *
 * <h2>Definitions</h2>
 * <ul>
 * <li>An <em>operation</em> is what somebody asked for together with what was answered. It was invoked at one instant and
 *     answered at a later one, or never. Instants are numbers in one total order, as one observer saw them; they measure
 *     nothing. Two different events should have different instants; if they do not, they count as concurrent.
 * <li>A <em>history</em> is a set of operations.
 * <li>The <em>real-time order</em> of a history: {@code a} precedes {@code b} if {@code a} was answered before {@code b} was
 *     invoked. Operations of which neither precedes the other are <em>concurrent</em>. What was never answered precedes
 *     nothing.
 * <li>A <em>sequential specification</em> ({@link io.weft.simulator.check.SequentialModel}) says in which states an operation
 *     is possible, with the answer that was observed, and which state it leaves. A sequence of operations is <em>legal</em>
 *     if each is possible in the state left by those before it.
 * <li>An operation of <em>unknown fate</em> may have taken effect or not. Every other operation did take effect, with the
 *     answer that it carries; an answer such as a refusal can of course mean that nothing was changed.
 * <li>A history is <em>strictly serializable</em> if some legal sequence consists of all its operations, of those of unknown
 *     fate any subset, and keeps the real-time order: no operation stands behind one that it precedes. Without the last
 *     condition it is <em>serializable</em>.
 * <li>A history is <em>linearizable per object</em> if, for each object alone, the operations on that object, each reduced to
 *     what it does and shows there, are strictly serializable. Linearizability is local (Herlihy and Wing, theorem 1): when
 *     each operation concerns one object this is the same as linearizability of the whole. For transactions over several
 *     objects it is weaker than strict serializability: a long fork passes.
 * </ul>
 *
 * <h2>Sources</h2>
 * Serializability: Papadimitriou, "The serializability of concurrent database updates", J. ACM 26(4), 1979. Real-time order
 * and locality: Herlihy and Wing, "Linearizability: a correctness condition for concurrent objects", TOPLAS 12(3), 1990.
 * The search: Wing and Gong, "Testing and verifying concurrent objects", J. Parallel Distrib. Comput. 17, 1993, with the
 * memory of failed configurations of Lowe, "Testing for linearizability", Concurrency and Computation 29(4), 2017.
 */
package io.weft.simulator.check;
