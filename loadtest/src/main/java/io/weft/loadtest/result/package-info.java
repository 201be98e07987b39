/** What a load run was, and what came of it: plain values, from which every report is made. */
package io.weft.loadtest.result;
