/** When appends begin: at once while there are few, together while there are many. */
package io.weft.persistence.pace;
