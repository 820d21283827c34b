"""x"""
from __future__ import annotations

from collections.abc import Sequence
import numpy as np
from workbench.align.beads import IndexBead
from workbench.align.estimate import refine
from workbench.align.links import Classes, merge
from workbench.align.learn import learn
from workbench.align.model import first_model
from workbench.align.scores import Problem
from workbench.align.search import Band, search
from workbench.align.terms import read_side
from workbench.align.words import Words
ROUNDS=2
TEACH=2

def align_texts(a: Sequence[str], b: Sequence[str], *, language_a: str, language_b: str, pins=()):
    A=read_side(a,language_a);B=read_side(b,language_b)
    L=Classes().link(A,B)
    P=Problem.of(A,B,Words.read(A,B,L)); M=first_model(A,B)
    W=min(200,len(b)+1)
    first=np.clip(np.arange(len(a)+1)*len(b)//len(a)-W//2,0,len(b)+1-W)
    band=Band(first,W)
    path=search(P,M,band)
    for _ in range(ROUNDS):
        M=refine(M,[(P,path)])
        path=search(P,M,band)
    for _ in range(TEACH):
        t=learn(A,B,[(range(x[0],x[1]),range(x[2],x[3])) for x in path])
        P=Problem.of(A,B,Words.read(A,B,merge(L,t.links),(t.folds_a,t.folds_b)))
        M=refine(M,[(P,path)])
        path=search(P,M,band)
    align_texts.model=M
    return tuple(IndexBead(tuple(range(s[0],s[1])),tuple(range(s[2],s[3]))) for s in path)
