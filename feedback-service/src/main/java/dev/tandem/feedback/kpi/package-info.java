/** What a program is measured by. Free of frameworks. */
@NullMarked
package dev.tandem.feedback.kpi;

import org.jspecify.annotations.NullMarked;
