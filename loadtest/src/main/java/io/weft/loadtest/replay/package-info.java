/** The workload {@code replay}: the transfers of a file, in its order, as often as wanted. */
package io.weft.loadtest.replay;
