@NullMarked
package dev.tandem.platform.web;

import org.jspecify.annotations.NullMarked;
