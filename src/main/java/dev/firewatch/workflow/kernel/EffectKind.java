package dev.firewatch.workflow.kernel;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How an effect is stored and what people call it. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface EffectKind {

	/** The name it is stored by, which never changes. */
	String value();

	/** What people call it when it can't be delivered, such as "an invitation". */
	String words();

}
