/** What a run costs: processor time of the nodes and of this process, and how busy the machine was with others. */
package io.weft.loadtest.meter;
