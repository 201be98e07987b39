/** What a run costs: processor time of nodes, of this process and of others, and how busy the machine was (see proc(5)). */
package io.weft.loadtest.meter;
