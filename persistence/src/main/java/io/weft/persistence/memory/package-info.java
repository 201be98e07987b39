/** A journal without a medium, for tests of other modules. */
package io.weft.persistence.memory;
