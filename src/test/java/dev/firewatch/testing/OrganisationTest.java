package dev.firewatch.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.test.context.TestPropertySource;

/**
 * A {@link CoreTest} in an organisation that has settled things: seniors, a channel of
 * its leaders, notices, runbooks of its own.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@CoreTest
@TestPropertySource(properties = "firewatch.config-dir=src/test/resources/organisation")
public @interface OrganisationTest {

}
