/** A node as a process of its own: started, waited for, killed, started again. */
package io.weft.loadtest.process;
