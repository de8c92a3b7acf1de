/** The words a machine is described in, shared by those who say them and those who obey them. */
@NullMarked
package pagewalk.setting;

import org.jspecify.annotations.NullMarked;
